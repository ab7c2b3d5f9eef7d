// How rows become bytes. A format binds once to a table's columns, which may fail; then
//
//   FrameEncoder   one a thread: blocks of a frame in, the frame's bytes out; frames in any order
//   Assembler      one a file: frames in row order in, the file's bytes out
//
// A frame is a fixed range of rows counted from row 0. Both are pure functions of the rows:
// threads, block sizes and chunks change no byte.
#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/buffer.h"
#include "base/registry.h"
#include "base/result.h"
#include "column/column.h"
#include "schema/descriptor.h"
#include "schema/options.h"

namespace rowsmith {

// A column as the file shows it. Hidden columns are not among them.
struct Field {
    std::string name;
    const Shape* shape;  // outlives the writer
};

struct TableLayout {
    std::string table;
    std::vector<Field> fields;
};

class FrameEncoder {
public:
    virtual ~FrameEncoder() = default;
    // Takes `count` rows; columns stand in the order of the layout's fields. May append to `out` at
    // once (text) or keep the rows until finish (columnar).
    virtual Result<void> add(std::span<const Column* const> columns, u32 count, Buffer& out) = 0;
    // Ends the frame. `out` then holds all of its bytes. The encoder is ready for another frame.
    virtual Result<void> finish(Buffer& out) = 0;
};

class Assembler {
public:
    virtual ~Assembler() = default;
    virtual Result<void> begin(Buffer& out) = 0;
    // Gives the bytes that the file goes on with: a view into `frame` where it can be taken as it
    // is (text; a JSON array drops the first separator), else into `out`, which is cleared first.
    virtual Result<std::string_view> append(std::string_view frame, Buffer& out) = 0;
    // The same for a whole file of this writer that was made of frames apart; what the file goes on
    // with is handed to `emit`, piece by piece. Error: bad_frame.
    using Emit = std::function<Result<void>(std::string_view)>;
    virtual Result<void> append_file(std::string_view file, const Emit& emit) = 0;
    virtual Result<void> finish(Buffer& out) = 0;
};

// How far a format's frames may be cut: free-running text is final bytes wherever rows end.
enum class Framing : u8 { free, fixed };

// How rows of free-running text are told apart in a file that is there already.
struct RowText {
    u64 head_bytes = 0;
    char quote = 0;          // around cells that may hold line ends; 0: JSON, which escapes them
    char delimiter = ',';    // between cells
    u32 lines = 1;           // line ends of a row
    bool separated = false;  // by one byte, a line end behind it, rather than ended by a line end
};

// A frame as it stands in a file, with the columns whose bytes end before these offsets in it; none
// where columns do not lie apart.
struct FrameBytes {
    std::string_view bytes;
    std::vector<std::pair<std::string, u64>> columns = {};
};

class Writer {
public:
    virtual ~Writer() = default;
    virtual std::unique_ptr<FrameEncoder> make_encoder() const = 0;
    virtual std::unique_ptr<Assembler> make_assembler() const = 0;
    virtual Framing framing() const = 0;
    // Rows of a frame: 131,072, or the largest smaller power of two that the types estimate under
    // 64 MB.
    virtual u64 frame_rows() const = 0;
    // Of text, for Framing::free.
    virtual RowText row_text() const { return {}; }
    // All frames of a whole file of this writer, for Framing::fixed. Error: bad_frame.
    virtual Result<std::vector<FrameBytes>> frames_in(std::string_view) const {
        return std::vector<FrameBytes>();
    }
};

// A format as users name it: one file a format, listed by CMake. `bind` checks its options and the
// columns.
struct Format {
    Descriptor about;
    std::string extension;   // of a file's name, without the dot
    std::string media_type;  // IANA's
    Result<std::unique_ptr<Writer>> (*bind)(const TableLayout& layout, const Options& options);
    // Libraries that write bytes of the files, with their versions; null: none.
    std::vector<std::pair<std::string, std::string>> (*libraries)() = nullptr;
};

// All formats, sorted by name.
std::span<const RegistryEntry<Format>> all_format();

}  // namespace rowsmith
