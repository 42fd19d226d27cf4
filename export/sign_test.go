package export

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
)

// signed makes the pack of a book with a signing key.
func signed(t *testing.T) (dir, fingerprint string) {
	t.Helper()
	b := fullBook(t)
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		if _, err := tx.NewSigner("会计丙"); err != nil {
			return err
		}
		s, err := tx.NewSigner(ledgertest.Actor)
		if err != nil {
			return err
		}
		fingerprint, err = Fingerprint(s)
		return err
	})
	dir, err := AuditPack(b, 2025, t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return dir, fingerprint
}

// TestSignature has ssh-keygen check the signature of a pack, and ours find every change of what is signed.
func TestSignature(t *testing.T) {
	dir, fingerprint := signed(t)
	r, err := VerifyPack(dir)
	if err != nil || !r.OK() || r.Signer != fingerprint {
		t.Fatalf("%v %v %q, want %q", err, r.Lines(), r.Signer, fingerprint)
	}
	says, err := os.ReadFile(filepath.Join(dir, fileReadme))
	if err != nil || !strings.Contains(string(says), fingerprint) {
		t.Errorf("说明.txt does not tell the fingerprint: %v", err)
	}
	keygen(t, dir)
	for _, name := range []string{fileSums, fileSigners, fileSig} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		was, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		now := append([]byte{}, was...)
		now[len(now)/2] ^= 1
		if err := os.WriteFile(path, now, 0o600); err != nil {
			t.Fatal(err)
		}
		if r, err := VerifyPack(dir); err != nil || r.OK() {
			t.Errorf("%s was changed: %v %v", name, err, r.Lines())
		}
		if err := os.WriteFile(path, was, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// keygen checks the signature with a program that is not ours.
func keygen(t *testing.T, dir string) {
	t.Helper()
	if _, err := exec.LookPath("ssh-keygen"); err != nil {
		t.Log("SKIPPED: ssh-keygen is not installed")
		return
	}
	sums, err := os.Open(filepath.Join(dir, filepath.FromSlash(fileSums)))
	if err != nil {
		t.Fatal(err)
	}
	defer sums.Close()
	c := exec.Command("ssh-keygen", "-Y", "verify", "-f", fileSigners, "-I", signIdentity, "-n", signNamespace, "-s", fileSig)
	c.Dir, c.Stdin = dir, sums
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("ssh-keygen: %v\n%s", err, out)
	}
}
