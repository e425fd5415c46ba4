#include "ui/json_format.h"

#include "ui/content/json_scanner.h"

namespace coroscope {

namespace {

struct NoSink {
    static constexpr bool goOn() { return true; }
    void open(QChar, qsizetype) { }
    void close(QChar, qsizetype, bool) { }
    void comma() { }
    void colon() { }
    void key(QStringView, qsizetype) { }
    void scalar(QStringView, qsizetype) { }
};

class PrettySink {
public:
    PrettySink(int indent, qsizetype cap, const std::stop_token &stop)
        : m_indent(indent)
        , m_cap(cap)
        , m_stop(stop)
    {
    }
    bool goOn() const { return out.size() <= m_cap && !m_stop.stop_requested(); }
    void open(QChar c, qsizetype)
    {
        breakLine();
        out += c;
        ++m_depth;
        m_pendingBreak = true;
    }
    void close(QChar c, qsizetype, bool wasEmpty)
    {
        --m_depth;
        m_pendingBreak = !wasEmpty;
        breakLine();
        out += c;
    }
    void comma()
    {
        out += u',';
        m_pendingBreak = true;
    }
    void colon() { out += u": "; }
    void key(QStringView text, qsizetype at) { scalar(text, at); }
    void scalar(QStringView text, qsizetype)
    {
        breakLine();
        out += text;
    }

    QString out;

private:
    /// The break before an element is held back until it is known that there is one: [] and {} stay on one line.
    void breakLine()
    {
        if (!m_pendingBreak)
            return;
        out += u'\n';
        out.resize(out.size() + qsizetype(m_depth) * m_indent, u' ');
        m_pendingBreak = false;
    }

    int m_indent;
    qsizetype m_cap;
    const std::stop_token &m_stop;
    int m_depth = 0;
    bool m_pendingBreak = false;
};

} // namespace

std::optional<JsonFault> findJsonFault(QStringView text)
{
    NoSink sink;
    JsonScanner scanner(text, sink, kMaxJsonDepth);
    if (scanner.run())
        return std::nullopt;
    return jsonFault(text, scanner.faultOffset(), scanner.message());
}

JsonFault jsonFault(QStringView text, qsizetype offset, const QString &message)
{
    JsonFault fault;
    fault.offset = offset;
    fault.message = message;
    const QStringView before = text.first(qMin(fault.offset, text.size()));
    fault.line = int(before.count(u'\n')) + 1;
    fault.column = int(before.size() - (before.lastIndexOf(u'\n') + 1)) + 1;
    return fault;
}

QString prettyJson(QStringView text, int indent, const std::stop_token &stop, bool isCut)
{
    // A megabyte of brackets, each some hundred levels deep, would become gigabytes of blanks.
    PrettySink sink(indent, kMaxPrettyGrowth * text.size() + 4096, stop);
    sink.out.reserve(text.size() + text.size() / 2);
    JsonScanner scanner(text, sink, kMaxJsonDepth);
    if (scanner.run())
        return sink.out;
    // One that is nested too deep is no JSON that was cut.
    if (isCut && !scanner.wasStopped() && !scanner.isTooDeep()) {
        if (const QStringView rest = text.sliced(qMin(scanner.faultOffset(), text.size())); !rest.isEmpty())
            sink.scalar(rest, 0);
        return sink.out;
    }
    return text.toString();
}

} // namespace coroscope
