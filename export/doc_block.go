package export

// Doc is a page of prose: a report in sentences, with small tables and room to write on.
type Doc struct {
	Title  string
	Blocks []Block
}

// BlockKind tells what a Block is.
type BlockKind uint8

// The kinds of blocks.
const (
	BlockText     BlockKind = iota // a paragraph, its first line set in
	BlockPlain                     // a paragraph that begins at the margin: a salutation, a remark
	BlockTitle                     // a heading inside the page
	BlockTable                     // a small table, at most docColumns wide
	BlockRoom                      // empty lines to write on: Lines of them
	BlockSign                      // a place to sign: at the right
	BlockCenter                    // a line in the middle
	BlockContents                  // a table of what follows; a page that has links leaves it out
)

// Block is one piece of a Doc.
type Block struct {
	Kind  BlockKind
	Text  string
	Lines int
	Table Table
}

// docColumns is how many columns a small table of a Doc may have.
const docColumns = 7

func (d *Doc) add(kind BlockKind, text string) {
	d.Blocks = append(d.Blocks, Block{Kind: kind, Text: text})
}

func (d *Doc) title(text string) { d.add(BlockTitle, text) }

func (d *Doc) text(text string) { d.add(BlockText, text) }

func (d *Doc) room(lines int) { d.Blocks = append(d.Blocks, Block{Kind: BlockRoom, Lines: lines}) }

func (d *Doc) table(t Table) { d.Blocks = append(d.Blocks, Block{Kind: BlockTable, Table: t}) }
