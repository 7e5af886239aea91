"""Reads a safetensors file by its specification and nothing else, and tells a line a tensor: name, shape, CRC-32.

usage: read_safetensors.py FILE

Written from https://github.com/huggingface/safetensors, "Format", without looking at Lunette's reader.
"""
import json
import sys
import zlib

BYTES = {"BOOL": 1, "U8": 1, "I8": 1, "I16": 2, "U16": 2, "F16": 2, "BF16": 2, "I32": 4, "U32": 4, "F32": 4, "I64": 8,
         "U64": 8, "F64": 8}


def refuse(why):
    sys.exit(f"{sys.argv[1]}: {why}")


def unique(pairs):
    """Duplicate keys are disallowed; json.loads() would keep the last."""
    if len({key for key, _ in pairs}) < len(pairs):
        refuse("a key is given twice")
    return dict(pairs)


def size(shape, dtype):
    product = BYTES[dtype]
    for length in shape:
        product *= length
    return product


with open(sys.argv[1], "rb") as file:
    content = file.read()
length = int.from_bytes(content[:8], "little")
if not 0 < length <= min(100_000_000, len(content) - 8):
    refuse("the header's length is impossible")
text, data = content[8:8 + length], content[8 + length:]
if text[:1] != b"{":
    refuse("the header must begin with {")
header = json.loads(text.decode("utf-8"), object_pairs_hook=unique)
metadata = header.pop("__metadata__", {})
if not all(isinstance(value, str) for value in metadata.values()):
    refuse("metadata must be text to text")
end = 0
for name, tensor in sorted(header.items(), key=lambda item: item[1]["data_offsets"]):
    begin, after = tensor["data_offsets"]
    if begin != end or after - begin != size(tensor["shape"], tensor["dtype"]):
        refuse(f"{name}: a hole, an overlap, or offsets that contradict the shape")
    if tensor["dtype"] != "F32":
        refuse(f"{name}: {tensor['dtype']}")
    end = after
    print(name, "x".join(map(str, tensor["shape"])), zlib.crc32(data[begin:after]))
if end != len(data):
    refuse("bytes are left over")
print("metadata", " ".join(sorted(metadata)))
