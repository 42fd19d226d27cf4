package kit

import (
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/style"
	"gonghui/ui/text/words"
)

// Place is a folder that a Picker starts from, such as 下载.
type Place struct {
	Label, Path string
}

// Entry is one file or folder.
type Entry struct {
	Name string
	Dir  bool
	Size int64 // bytes
	Time time.Time
}

// Folders is how a Picker reads the disk. Both functions are called only in commands, never in Update.
type Folders struct {
	// Read lists a folder.
	Read func(path string) ([]Entry, error)
	// Stat tells about a path that was pasted: whether it is a folder.
	Stat func(path string) (Entry, error)
	// Last, unless nil, remembers where something was last taken from or put: the next Picker of the same kind
	// offers it first, since a union's files lie together.
	Last *Last
}

// Last are the folders that pickers remember while the program runs; "" is none.
type Last struct {
	File   string // the folder of the file that was taken last
	Folder string // the folder that was taken last
}

// Picker chooses a file, or a folder. Enter opens a folder or takes a file, Backspace and Left go up, typing
// filters, a pasted path is gone to. Ctrl+S takes the folder itself, where folders are chosen.
type Picker struct {
	Title string
	// Exts are the endings of files that can be chosen, such as ".xlsx"; none: every file.
	Exts   []string
	OnPick func(path string) tea.Cmd

	folder  bool // chooses a folder instead of a file
	th      *style.Theme
	disk    Folders
	places  []Place
	path    string // the folder that is shown; "" are the places
	entries []Entry
	list    *List
	request int
	reading bool
	failed  string
	done    bool
}

// folderMsg brings what a folder holds.
type folderMsg struct {
	picker  *Picker
	request int
	path    string
	file    bool // path is a file, not a folder
	entries []Entry
	err     error
}

// NewPicker returns a picker of files that shows the places.
func NewPicker(th *style.Theme, title string, disk Folders, places ...Place) *Picker {
	return newPicker(th, title, disk, false, places)
}

// NewFolderPicker returns a picker of folders that shows the places.
func NewFolderPicker(th *style.Theme, title string, disk Folders, places ...Place) *Picker {
	return newPicker(th, title, disk, true, places)
}

func newPicker(th *style.Theme, title string, disk Folders, folder bool, places []Place) *Picker {
	if disk.Last == nil {
		disk.Last = new(Last)
	}
	last := disk.Last.File
	if folder {
		last = disk.Last.Folder
	}
	if last != "" {
		places = append([]Place{{words.PickerLast + " " + filepath.Base(last), last}}, places...)
	}
	p := &Picker{Title: title, folder: folder, th: th, disk: disk, places: places}
	p.list = NewList(th,
		Column{Title: words.PickerName, Width: 16, Flex: true},
		Column{Title: words.PickerSize, Width: 9, Align: AlignRight},
		Column{Title: words.PickerTime, Width: 16, From: 50},
	)
	p.list.OnOpen = p.open
	p.show("", nil)
	return p
}

// Done tells that a path was taken or the picker closed.
func (p *Picker) Done() bool { return p.done }

// Path returns the folder that is shown, "" for the places.
func (p *Picker) Path() string { return p.path }

// upKey, hereKey and placeKey are the keys of rows that are no entries.
const (
	upKey    = "\x00up"
	hereKey  = "\x00here"
	placeKey = "\x00place"
)

// pickerRow is a row of the list.
type pickerRow struct {
	key   string
	entry Entry
}

// show puts a folder's entries into the list: folders first, then by name.
// The selection is on the folder that was left when going up, else on the folder to choose or the first
// entry.
func (p *Picker) show(path string, entries []Entry) tea.Cmd {
	left := filepath.Base(p.path)
	p.path, p.entries = path, nil
	var rows []pickerRow
	if path == "" {
		for i, place := range p.places {
			rows = append(rows, pickerRow{placeKey + strconv.Itoa(i), Entry{Name: place.Label, Dir: true}})
		}
	} else {
		if p.folder {
			rows = append(rows, pickerRow{hereKey, Entry{Name: words.PickerHere}})
		}
		rows = append(rows, pickerRow{upKey, Entry{Name: words.PickerUp, Dir: true}})
	}
	for _, e := range entries {
		if e.Dir && !strings.HasPrefix(e.Name, ".") || !e.Dir && p.takes(e.Name) {
			p.entries = append(p.entries, e)
		}
	}
	slices.SortStableFunc(p.entries, func(a, b Entry) int {
		switch {
		case a.Dir != b.Dir && a.Dir:
			return -1
		case a.Dir != b.Dir:
			return 1
		}
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	for _, e := range p.entries {
		rows = append(rows, pickerRow{e.Name, e})
	}
	p.list.closeFilter()
	cmd := p.list.SetRows(p.rows(rows))
	if !p.list.Select(left) && len(rows) > 0 {
		at := 0
		if path != "" && !p.folder && len(rows) > 1 {
			at = 1
		}
		p.list.Select(rows[at].key)
	}
	return cmd
}

// takes tells whether a file's name has one of the endings.
func (p *Picker) takes(name string) bool {
	if p.folder {
		return false
	}
	return len(p.Exts) == 0 || slices.ContainsFunc(p.Exts, func(ext string) bool {
		return strings.EqualFold(filepath.Ext(name), ext)
	})
}

func (p *Picker) rows(rows []pickerRow) Rows {
	return Rows{
		Len:  len(rows),
		Key:  func(i int) string { return rows[i].key },
		Text: func(i int) string { return rows[i].entry.Name },
		Row: func(i int) []Cell {
			e := rows[i].entry
			switch {
			case rows[i].key == hereKey:
				return Cells(e.Name)
			case e.Dir:
				return Cells(e.Name, words.PickerFolder)
			}
			return Cells(e.Name, byteSize(e.Size), e.Time.Format("2006-01-02 15:04"))
		},
	}
}

// byteSize writes a size in the greatest unit that leaves a whole number, rounded up.
func byteSize(n int64) string {
	for _, unit := range []string{" B", " KB", " MB"} {
		if n < 10_000 {
			return strconv.FormatInt(n, 10) + unit
		}
		n = (n + 1023) / 1024
	}
	return strconv.FormatInt(n, 10) + " GB"
}

// open acts on the selected row.
func (p *Picker) open(key string) tea.Cmd {
	switch {
	case key == upKey:
		return p.up()
	case key == hereKey:
		return p.take(p.path)
	case strings.HasPrefix(key, placeKey):
		i, err := strconv.Atoi(key[len(placeKey):])
		if err != nil || i >= len(p.places) {
			return nil
		}
		return p.read(p.places[i].Path)
	}
	for _, e := range p.entries {
		if e.Name != key {
			continue
		}
		path := filepath.Join(p.path, e.Name)
		if e.Dir {
			return p.read(path)
		}
		return p.take(path)
	}
	return nil
}

// up goes to the folder above, and from the topmost one to the places.
func (p *Picker) up() tea.Cmd {
	above := filepath.Dir(p.path)
	if p.path == "" || above == p.path || p.isPlace(p.path) {
		return p.show("", nil)
	}
	return p.read(above)
}

func (p *Picker) isPlace(path string) bool {
	return slices.ContainsFunc(p.places, func(place Place) bool { return filepath.Clean(place.Path) == path })
}

func (p *Picker) take(path string) tea.Cmd {
	p.done = true
	if p.folder {
		p.disk.Last.Folder = path
	} else {
		p.disk.Last.File = filepath.Dir(path)
	}
	if p.OnPick == nil {
		return nil
	}
	return p.OnPick(path)
}

// read asks for a folder's entries.
func (p *Picker) read(path string) tea.Cmd {
	p.request++
	p.reading, p.failed = true, ""
	answer := folderMsg{picker: p, request: p.request, path: filepath.Clean(path)}
	disk := p.disk
	return func() tea.Msg {
		answer.entries, answer.err = disk.Read(answer.path)
		return answer
	}
}

// goTo asks for a path that was pasted, be it a folder or a file.
func (p *Picker) goTo(path string) tea.Cmd {
	p.request++
	p.reading, p.failed = true, ""
	answer := folderMsg{picker: p, request: p.request, path: filepath.Clean(path)}
	disk := p.disk
	return func() tea.Msg {
		var e Entry
		if e, answer.err = disk.Stat(answer.path); answer.err == nil && !e.Dir {
			answer.file = true
			return answer
		}
		if answer.err == nil {
			answer.entries, answer.err = disk.Read(answer.path)
		}
		return answer
	}
}

// answer shows a folder that was read; a pasted file is taken if its ending fits.
func (p *Picker) answer(msg folderMsg) tea.Cmd {
	if msg.picker != p || msg.request != p.request {
		return nil
	}
	p.reading = false
	name := filepath.Base(msg.path)
	switch {
	case msg.err != nil:
		p.failed = words.PickerFailed + " " + msg.path
	case msg.file && p.takes(name):
		return p.take(msg.path)
	case msg.file:
		p.failed = words.PickerKind + " " + name
	default:
		return p.show(msg.path, msg.entries)
	}
	return nil
}

// Update handles keys, pastes and what was read.
func (p *Picker) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case folderMsg:
		return p.answer(msg)
	case tea.PasteMsg:
		if path := pastedPath(msg.Content); path != "" {
			return p.goTo(path)
		}
	}
	key := Key(msg)
	switch {
	case key == "esc" && !p.list.Escape():
		p.done = true
		return nil
	case key == "esc":
		return nil
	case key == "ctrl+s" && p.folder && p.path != "":
		return p.take(p.path)
	case (key == "backspace" || key == "left") && p.list.Filter() == "":
		return p.up()
	case key == "enter" && p.list.Typing():
		return tea.Batch(p.list.Update(msg), p.list.press("enter"))
	case key != "/" && !p.list.Typing() && strings.TrimSpace(Text(msg)) != "":
		return tea.Batch(p.list.openFilter(), p.list.Update(msg))
	}
	return p.list.Update(msg)
}

// pastedPath finds a path in a paste, as a file manager gives it: with quotes or as a file URL.
func pastedPath(s string) string {
	s = strings.Trim(strings.TrimSpace(s), `'"`)
	if rest, ok := strings.CutPrefix(s, "file://"); ok {
		s = rest
		if plain, err := url.PathUnescape(rest); err == nil {
			s = plain // file managers write Chinese names as %E4%B8…
		}
	}
	if strings.ContainsAny(s, "\n\r") || !filepath.IsAbs(s) {
		return ""
	}
	return s
}
