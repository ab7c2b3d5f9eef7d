// The program rowsmith.
#include "cli/run_call.h"

int main(int count, char** words) {
    return rowsmith::run_command_line({words + (count > 0 ? 1 : 0), words + count});
}
