import unittest

from cpu_levels import shared_symbols


class SharedSymbols(unittest.TestCase):
    def test_weak_and_foreign_symbols_are_found(self):
        listing = ("0000000000000000 T rowsmith::v4::fill(unsigned long)\n"
                   "0000000000000010 t rowsmith::(anonymous namespace)::local()\n"
                   "0000000000000020 W std::vector<int>::push_back(int&&)\n"
                   "0000000000000030 r .LC0\n"
                   "                 U memcpy\n"
                   "0000000000000040 T rowsmith::v3::fill(unsigned long)\n")
        self.assertEqual(shared_symbols(listing, "v4"),
                         ["std::vector<int>::push_back(int&&)",
                          "rowsmith::v3::fill(unsigned long)"])


if __name__ == "__main__":
    unittest.main()
