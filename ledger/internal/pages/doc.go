// Package pages checks the structure of a bbolt file before bbolt maps it.
//
// bbolt trusts what it maps: only its two meta pages carry a checksum, and a damaged page elsewhere ends in
// a panic, a hang, a stack overflow or a fault that kills the process. Walk reads the same pages first, with
// ordinary reads, and accepts a file only if every step that bbolt will take stays inside the file. It knows
// nothing of records: a changed byte inside a key's value is for the hashes of package ledger to find.
//
// # The file, byte by byte
//
// All numbers are little-endian. The file is a row of pages of one size (1024 to 65536 bytes, 4096 in a
// book); page n begins at byte n × size. Every page begins with a header of 16 bytes:
//
//	 0  8  id        its own page number
//	 8  2  flags     1 branch, 2 leaf, 4 meta, 16 freelist; exactly one of them
//	10  2  count     elements that follow
//	12  4  overflow  pages that this one runs on into, without headers of their own
//
// Pages 0 and 1 are meta pages. A commit writes the one whose number is the parity of its transaction id, so
// that the other still describes the state before:
//
//	16  4  magic     0xED0CDAED
//	20  4  version   2
//	24  4  page size
//	28  4  flags     unused
//	32  8  root      page of the root bucket
//	40  8  sequence  unused in the root bucket
//	48  8  freelist  its page, or 2⁶⁴−1 when none is kept
//	56  8  high-water mark: the first page number never used
//	64  8  transaction id
//	72  8  checksum  FNV-1a (64 bits) over bytes 16 to 71
//
// Of the valid meta pages the one with the higher transaction id counts. If one is invalid, the last write
// was interrupted and the state before it counts. The header of a meta page never changes, so that a wrong
// header is damage and no interrupted write.
//
// A freelist page holds count page numbers of 8 bytes, ascending. If count is 65535, the first number is the
// true count. A page below the high-water mark is a meta page, or reachable, or free: exactly one of these.
//
// A branch page holds count elements of 16 bytes, then their keys in the same order without gaps:
//
//	0  4  position  of the key, counted from the beginning of this element
//	4  4  key size
//	8  8  child     page number
//
// A branch has at least two children. An element's key is the first key below its child: bbolt finds the
// element by that key when the child changes, and would leave a second one behind if they differed.
// All leaves of a bucket lie equally deep.
//
// A leaf page holds count elements of 16 bytes, then key and value of each in the same order without gaps:
//
//	 0  4  flags     1 if the value is a bucket
//	 4  4  position  of the key, counted from the beginning of this element
//	 8  4  key size
//	12  4  value size
//
// Keys are never empty and strictly ascending. Only a bucket's root page may be an empty leaf. The root
// bucket holds nothing but buckets. A bucket's value begins with 16 bytes:
//
//	0  8  root      page of its root, or 0 for an inline bucket
//	8  8  sequence
//
// and ends there, unless the bucket is inline: then a leaf page follows (id 0, no overflow, no buckets), not
// aligned, which takes up the rest of the value.
package pages
