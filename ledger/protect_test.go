package ledger

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"gonghui/model"
)

const pass = "春天的第一场雨"

func protected(t *testing.T) (b *Book, member model.ID, recovery string) {
	t.Helper()
	b = newBook(t)
	member = withPhone(t, b)
	recovery, err := b.Protect(Command{Actor: "会计甲"}, "会计甲", pass+"a")
	if err != nil {
		t.Fatal(err)
	}
	return b, member, recovery
}

func withPhone(t *testing.T, b *Book) (id model.ID) {
	t.Helper()
	do(t, b, func(tx *Tx) (err error) {
		id, err = tx.SaveMember(model.Member{
			Number: "001", Name: "王芳", Status: model.StatusActive, Private: model.MemberPrivate{Phone: "13800000001"},
		})
		return err
	})
	return id
}

func phone(t *testing.T, b *Book, id model.ID) string {
	t.Helper()
	var m model.Member
	err := b.Read(func(v *View) (err error) { m, err = v.Member(id); return err })
	if err != nil {
		t.Fatal(err)
	}
	return m.Private.Phone
}

// TestPassphrase goes through the life of a protected book: set, closed, opened by anybody's passphrase and by the
// recovery code, changed, taken off.
func TestPassphrase(t *testing.T) {
	b, id, recovery := protected(t)
	c := Command{Actor: "会计甲"}
	if !b.Protected() || b.Locked() || phone(t, b, id) == "" {
		t.Fatalf("after Protect: protected %v locked %v", b.Protected(), b.Locked())
	}
	if err := b.AddKeeper(c, "主席乙", "又一个很长的口令"); err != nil {
		t.Fatal(err)
	}
	if err := b.AddKeeper(c, "主席乙", "再来一个很长的口令"); !errors.Is(err, ErrDuplicate) {
		t.Errorf("same keeper twice: %v", err)
	}
	if err := b.Lock(); err != nil || !b.Locked() || phone(t, b, id) != "" {
		t.Errorf("locked: %v %v", err, b.Locked())
	}
	if _, err := b.Unlock("不是这个口令"); !errors.Is(err, ErrPassphrase) {
		t.Errorf("wrong passphrase: %v", err)
	}
	for secret, whose := range map[string]string{
		pass + "ａ": "会计甲", "又一个很长的口令": "主席乙", strings.ToLower(strings.ReplaceAll(recovery, "-", " ")): "",
	} {
		_ = b.Lock()
		who, err := b.Unlock(secret)
		if err != nil || who != whose || phone(t, b, id) != "13800000001" {
			t.Errorf("unlock %q: %q, %v", secret, who, err)
		}
	}
	if err := b.ChangePassphrase(c, "会计甲", "换成了另一个口令"); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Unlock(pass + "a"); !errors.Is(err, ErrPassphrase) {
		t.Errorf("the old passphrase: %v", err)
	}
	again, err := b.NewRecovery(c)
	if err != nil || again == recovery {
		t.Errorf("new recovery code %q, %v", again, err)
	}
	if _, err := b.Unlock(recovery); !errors.Is(err, ErrPassphrase) {
		t.Errorf("the old recovery code: %v", err)
	}
	if err := b.RemoveKeeper(c, "主席乙"); err != nil {
		t.Fatal(err)
	}
	if err := b.RemoveKeeper(c, "会计甲"); !errors.Is(err, ErrLastKeeper) {
		t.Errorf("last keeper: %v", err)
	}
	if err := b.Unprotect(c); err != nil || b.Protected() || phone(t, b, id) == "" {
		t.Errorf("unprotected: %v %v", err, b.Protected())
	}
	var acts []ProtectionAct
	err = b.Read(func(v *View) error {
		return v.EachEvent(1, func(e Event) error {
			if act, _, ok := e.Protection(); ok {
				acts = append(acts, act)
			}
			return nil
		})
	})
	if err != nil || len(acts) != 6 {
		t.Errorf("log: %v %v", acts, err)
	}
}

// TestNoClearKey looks for the key itself, which an unprotected book holds, in the file of a protected one.
func TestNoClearKey(t *testing.T) {
	b := newBook(t)
	withPhone(t, b)
	before, err := os.Open(b.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer before.Close()
	key := b.sealer.key
	if !bytes.Contains(contentOf(t, b.Path()), key) {
		t.Fatal("an open book holds its key")
	}
	if _, err := b.Protect(Command{Actor: "会计甲"}, "会计甲", pass+"a"); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(contentOf(t, b.Path()), key) {
		t.Error("the key still lies in the file")
	}
	if _, err := before.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	old, err := io.ReadAll(before)
	if err != nil || renamesOpen && bytes.Contains(old, key) {
		t.Errorf("the key still lies in the file that was replaced: %v", err)
	}
}

// TestLockedWrites makes sure that private fields which nobody can see are not lost by a write.
func TestLockedWrites(t *testing.T) {
	b, id, _ := protected(t)
	_ = b.Lock()
	_, err := b.Do(Command{Actor: "会计甲"}, func(tx *Tx) error {
		m, err := tx.Member(id)
		if err != nil {
			return err
		}
		m.Department = "语文组"
		_, err = tx.SaveMember(m)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Do(Command{Actor: "会计甲"}, func(tx *Tx) error {
		_, err := tx.SaveMember(model.Member{Number: "002", Name: "李伟", Status: model.StatusActive, Private: model.MemberPrivate{Phone: "13800000002"}})
		return err
	})
	if !errors.Is(err, ErrLocked) {
		t.Errorf("sealing without a key: %v", err)
	}
	if _, err := b.NewRecovery(Command{Actor: "会计甲"}); !errors.Is(err, ErrLocked) {
		t.Errorf("new recovery code while locked: %v", err)
	}
	if _, err := b.Unlock(pass + "a"); err != nil || phone(t, b, id) != "13800000001" {
		t.Errorf("after a locked write: %v %q", err, phone(t, b, id))
	}
}

func TestPassphraseRefused(t *testing.T) {
	b := newBook(t)
	c := Command{Actor: "会计甲"}
	if _, err := b.Protect(c, "会计甲", "短口令"); !errors.Is(err, ErrWeak) {
		t.Errorf("short: %v", err)
	}
	if _, err := b.Protect(c, " ", pass+"a"); !errors.Is(err, ErrNotFound) {
		t.Errorf("nobody's: %v", err)
	}
	if err := b.AddKeeper(c, "主席乙", pass+"a"); !errors.Is(err, ErrUnprotected) {
		t.Errorf("before the first: %v", err)
	}
	if _, err := b.Protect(c, "会计甲", pass+"a"); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Protect(c, "会计甲", pass+"a"); !errors.Is(err, ErrProtected) {
		t.Errorf("twice: %v", err)
	}
}
