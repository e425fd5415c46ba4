// libFuzzer: a form's bytes against its reader, in pieces of several sizes, and against a second, slow and literal
// reading of RFC 2046 §5.1 that has all of them at once. The first line is the Content-Type.

#include "server/http/multipart.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

namespace {

using namespace coroscope;
using Event = MultipartReader::Event;

#define EXPECT(condition)                                                                                              \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            std::fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition);                             \
            std::abort();                                                                                              \
        }                                                                                                              \
    } while (false)

struct Told {
    MultipartReader::Head head;
    QByteArray content;
    bool operator==(const Told &) const = default;
};

struct Reading {
    std::vector<Told> parts; // those that have ended
    QByteArray fault;
    std::int64_t at = 0;
    bool operator==(const Reading &) const = default;
};

Reading readInPieces(const QByteArray &body, const QByteArray &boundary, qsizetype size)
{
    MultipartReader reader(boundary);
    Reading reading;
    bool isOpen = false;
    bool isOver = false;
    Told part;
    const auto failed = [&] {
        reading.fault = reader.fault();
        reading.at = reader.faultAt();
        EXPECT(!reading.fault.isEmpty() && reading.at >= 0 && reading.at <= body.size());
        return reading;
    };
    for (qsizetype at = 0; at < body.size(); at += size) {
        QByteArrayView input = QByteArrayView(body).sliced(at, std::min(size, body.size() - at));
        for (Event event = reader.next(input); event != Event::Nothing; event = reader.next(input)) {
            EXPECT(!isOver || event == Event::Fault);
            switch (event) {
            case Event::Part:
                EXPECT(!isOpen);
                isOpen = true;
                part = {reader.head(), {}};
                break;
            case Event::Data:
                EXPECT(isOpen && !reader.data().isEmpty());
                part.content.append(reader.data());
                break;
            case Event::PartEnd:
                EXPECT(isOpen);
                isOpen = false;
                reading.parts.push_back(part);
                break;
            case Event::End:
                EXPECT(!isOpen);
                isOver = true;
                break;
            case Event::Fault: return failed();
            case Event::Nothing: break;
            }
        }
        EXPECT(input.isEmpty());
    }
    const Event end = reader.finish();
    EXPECT(end == Event::End || end == Event::Fault);
    EXPECT((end == Event::End) == isOver);
    return end == Event::Fault ? failed() : reading;
}

/// The contents of all parts, as far as lines that begin with the boundary tell; none where it does not end.
std::optional<std::vector<QByteArray>> contents(const QByteArray &body, const QByteArray &boundary)
{
    const QByteArray delimiter = "\r\n--" + boundary;
    const QByteArray text = "\r\n" + body;
    std::vector<QByteArray> found;
    qsizetype at = text.indexOf(delimiter);
    while (at >= 0) {
        at += delimiter.size();
        if (text.mid(at, 2) == "--")
            return found;
        const auto head = text.indexOf("\r\n\r\n", at);
        const auto next = head < 0 ? -1 : text.indexOf(delimiter, head + 4);
        if (next < 0)
            return std::nullopt;
        found.push_back(text.mid(head + 4, next - head - 4));
        at = next;
    }
    return std::nullopt;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto line = bytes.indexOf('\n');
    const auto found = MultipartBoundary::of(QByteArrayView(bytes).first(std::max<qsizetype>(line, 0)));
    EXPECT(found.boundary.isEmpty() != found.fault.isEmpty());
    if (found.boundary.isEmpty())
        return 0;
    EXPECT(found.boundary.size() <= 70);
    const QByteArray body = bytes.mid(line + 1);
    const Reading whole = readInPieces(body, found.boundary, std::max<qsizetype>(1, body.size()));
    for (const qsizetype piece : {1, 2, 3, 17})
        EXPECT(readInPieces(body, found.boundary, piece) == whole);
    if (whole.fault.isEmpty()) {
        const auto literal = contents(body, found.boundary);
        EXPECT(literal && literal->size() == whole.parts.size());
        for (std::size_t i = 0; i < literal->size(); ++i)
            EXPECT((*literal)[i] == whole.parts[i].content);
    }
    return 0;
}
