package ledger

import (
	"encoding/binary"
	"errors"

	"github.com/cespare/xxhash/v2"
)

const sumSize = 8

var errChecksum = errors.New("checksum does not match")

// checksum is over the bucket's tag, the key and the payload, so that a value is only right in its own place.
func checksum(b bucket, key, payload []byte) uint64 {
	var d xxhash.Digest
	d.Reset()
	var pre [5]byte
	pre[0] = b.tag
	binary.BigEndian.PutUint32(pre[1:], uint32(len(key)))
	_, _ = d.Write(pre[:])
	_, _ = d.Write(key)
	_, _ = d.Write(payload)
	return d.Sum64()
}

// withSum returns the payload as it is stored: followed by its checksum.
func withSum(b bucket, key, payload []byte) []byte {
	v := make([]byte, len(payload), len(payload)+sumSize)
	copy(v, payload)
	return binary.BigEndian.AppendUint64(v, checksum(b, key, payload))
}

// payloadOf checks a stored value and returns it without its checksum. The result aliases v.
func payloadOf(b bucket, key, v []byte) ([]byte, error) {
	if len(v) < sumSize {
		return nil, &DamageError{Where: b.name, Key: readableKey(b, key), Err: errChecksum}
	}
	p := v[:len(v)-sumSize]
	if binary.BigEndian.Uint64(v[len(p):]) != checksum(b, key, p) {
		return nil, &DamageError{Where: b.name, Key: readableKey(b, key), Err: errChecksum}
	}
	return p, nil
}

// uint64Of reads a payload that is one big-endian integer.
func uint64Of(b bucket, key, payload []byte) (uint64, error) {
	if len(payload) != 8 {
		return 0, &DamageError{Where: b.name, Key: readableKey(b, key), Err: errors.New("wrong length")}
	}
	return binary.BigEndian.Uint64(payload), nil
}
