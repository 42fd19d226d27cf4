package cli

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger/intake"
	"gonghui/ui/text"
)

// importTemplate writes a blank table of a kind. It needs no book.
func (a *app) importTemplate() *cobra.Command {
	return &cobra.Command{
		Use: text.TemplateUse, Short: text.ImportTemplateShort, Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			kind, ok := intake.KindNamed(args[0])
			out := args[1]
			switch ext := strings.ToLower(filepath.Ext(out)); {
			case !ok:
				return usageError{text.UnknownKind(args[0], intake.KindNames())}
			case ext != ".xlsx":
				return usageError{text.BadEnding(ext, []string{".xlsx"})}
			}
			if err := inFolder(out); err != nil {
				return err
			}
			data, err := intake.Template(kind)
			if err == nil {
				err = export.WriteNew(out, data)
			}
			if err != nil {
				return a.output(out, err)
			}
			a.say(text.ImportTemplateMade, text.ImportKinds[kind].Name, out)
			return nil
		},
	}
}
