#include "format/arrow_array.h"

namespace rowsmith {

void pack_bits(const FrameArray<u8>& bytes, FrameArray<u8>& bits) {
    const size_t whole = bytes.size() / 8, rest = bytes.size() % 8;
    bits.clear();
    u8* const to = bits.grow(whole + (rest > 0 ? 1 : 0));
    for (size_t i = 0; i < whole; i++) {
        // Byte k stands at bit 8k; times 2^(56 - 7k) it reaches bit 56 + k.
        u64 eight;
        std::memcpy(&eight, bytes.data() + i * 8, 8);
        to[i] = static_cast<u8>(eight * 0x0102'0408'1020'4080 >> 56);
    }
    if (rest == 0) return;
    to[whole] = 0;
    for (size_t k = 0; k < rest; k++)
        to[whole] = static_cast<u8>(to[whole] | bytes.data()[whole * 8 + k] << k);
}

}  // namespace rowsmith
