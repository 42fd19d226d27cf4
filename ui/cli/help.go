package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// help tells how a command is used.
func help(c *cobra.Command) string {
	var b strings.Builder
	what := c.Long
	if what == "" {
		what = c.Short
	}
	line := "  " + c.CommandPath() + strings.TrimPrefix(c.Use, c.Name())
	b.WriteString(what + "\n\n" + text.UsageHead + "\n" + line + " " + text.UsageFlags + "\n")
	var commands [][2]string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			commands = append(commands, [2]string{sub.Name(), sub.Short})
		}
	}
	if len(commands) > 0 {
		b.WriteString("  " + c.CommandPath() + " " + text.UsageOther + "\n")
	}
	list(&b, text.UsageList, commands)
	list(&b, text.UsageOwn, options(c.NonInheritedFlags()))
	list(&b, text.UsageCommon, options(c.InheritedFlags()))
	return b.String()
}

// options are flags with what they take, and what they mean.
func options(flags *pflag.FlagSet) [][2]string {
	var out [][2]string
	flags.VisitAll(func(f *pflag.Flag) {
		takes, means := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Value.Type() != "bool" {
			name += " " + takes
		}
		out = append(out, [2]string{name, means})
	})
	return out
}

// list writes two columns under a heading; nothing if there are no rows.
func list(b *strings.Builder, heading string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	wide := 0
	for _, r := range rows {
		wide = max(wide, kit.Width(r[0]))
	}
	b.WriteString("\n" + heading + "\n")
	for _, r := range rows {
		b.WriteString("  " + r[0] + strings.Repeat(" ", wide-kit.Width(r[0])+3) + r[1] + "\n")
	}
}
