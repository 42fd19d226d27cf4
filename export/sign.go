package export

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"fmt"
	"os"
	"path"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"

	"gonghui/model"
)

// signNamespace keeps a signature of a pack from being taken for one of something else.
const signNamespace = "gonghui-audit-pack"

// Fingerprint is how a signing key is compared with paper: SHA256:… as ssh-keygen prints it.
func Fingerprint(s model.Signer) (string, error) {
	key, err := ssh.NewPublicKey(ed25519.PublicKey(s.Public))
	if err != nil {
		return "", fmt.Errorf("read public key: %w", err)
	}
	return ssh.FingerprintSHA256(key), nil
}

// fingerprint is that of the key that signs now; empty if the branch has none.
func (d *desk) fingerprint() (string, error) {
	who, _, signed, err := d.v.Signing()
	if err != nil || !signed {
		return "", err
	}
	return Fingerprint(who)
}

// writeSums writes 校验/SHA256SUMS and, if the branch has a signing key, the signature of it and the file by which
// ssh-keygen knows the key. It comes last: the sums name every file but themselves and their signature.
func (d *desk) writeSums(w *packWriter) error {
	who, key, signed, err := d.v.Signing()
	if err != nil {
		return err
	}
	if signed {
		allowed, err := allowedSigners(who)
		if err != nil {
			return err
		}
		_, public, _ := bytes.Cut(allowed, []byte(`" `))
		if err := errors.Join(w.bytes(fileSigners, allowed), w.bytes(filePublic, public)); err != nil {
			return err
		}
	}
	sums := sumsText(w.sums)
	if err := w.bytes(fileSums, sums); err != nil || !signed {
		return err
	}
	signer, err := ssh.NewSignerFromSigner(key)
	if err != nil {
		return fmt.Errorf("use signing key: %w", err)
	}
	sig, err := sshsig.Sign(bytes.NewReader(sums), signer, sshsig.HashSHA512, signNamespace)
	if err != nil {
		return fmt.Errorf("sign: %w", err)
	}
	return w.bytes(fileSig, sshsig.Armor(sig))
}

// allowedSigners is one line as ssh-keygen -Y verify reads it: who, for what, the key.
func allowedSigners(s model.Signer) ([]byte, error) {
	key, err := ssh.NewPublicKey(ed25519.PublicKey(s.Public))
	if err != nil {
		return nil, fmt.Errorf("read public key: %w", err)
	}
	line := append([]byte(signIdentity+` namespaces="`+signNamespace+`" `), ssh.MarshalAuthorizedKey(key)...)
	return line, nil
}

// signIdentity is the name under which the key stands in the file of keys. Who it was is told by the paper with the
// fingerprint: a name with blanks or quotes would break the line.
const signIdentity = "gonghui"

// checkSignature compares a signature, if there is one, with the sums and the key beside it.
func (r *PackReport) checkSignature(root *os.Root) {
	armored, err := readSmall(root, fileSig)
	if errors.Is(err, os.ErrNotExist) {
		return
	}
	keys, err2 := readSmall(root, fileSigners)
	sums, err3 := readSmall(root, fileSums)
	if err := errors.Join(err, err2, err3); err != nil {
		r.add(FaultSignature, fileSig, path.Base(fileSigners))
		return
	}
	sig, err := sshsig.Unarmor(armored)
	if err != nil {
		r.add(FaultSignature, fileSig, faultForm)
		return
	}
	_, line, _ := bytes.Cut(keys, []byte(`" `))
	key, _, _, rest, err := ssh.ParseAuthorizedKey(line)
	if err != nil || len(bytes.TrimSpace(rest)) > 0 ||
		sshsig.Verify(bytes.NewReader(sums), sig, key, sshsig.HashSHA512, signNamespace) != nil {
		r.add(FaultSignature, fileSig, "")
		return
	}
	r.Signer = ssh.FingerprintSHA256(key)
}
