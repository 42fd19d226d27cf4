// Command gonghui is 工会账本: the books of a school branch's union in one local file, kept in the terminal.
package main

import (
	"os"
	"runtime/debug"
	"time"

	"gonghui/ui"
	"gonghui/ui/cli"
)

func main() {
	home, err := os.UserHomeDir()
	if err != nil {
		home = ""
	}
	os.Exit(cli.Main(os.Args[1:], cli.Env{
		Now: time.Now, Getenv: os.Getenv, Home: home, Stdout: os.Stdout, Stderr: os.Stderr, Version: version(),
		Secret: cli.TerminalSecret(os.Stdin, os.Stderr),
		Screen: func(s cli.Screen) error {
			return ui.Run(ui.Options{
				Book: s.Book, Actor: s.Actor, ReadOnly: s.ReadOnly,
				Home: home, Now: time.Now, Getenv: os.Getenv, AutoLock: true,
			})
		},
	}))
}

// version names the build: the module's version, or the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "?"
	}
	v := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			v += " " + s.Value[:12]
		}
	}
	return v + " " + info.GoVersion
}
