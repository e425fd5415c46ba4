#include "server/telemetry/prometheus_text.h"

#include <charconv>
#include <cmath>

namespace coroscope {

namespace {

double seconds(nanoseconds time)
{
    return std::chrono::duration<double>(time).count();
}

} // namespace

void PrometheusText::family(QByteArrayView name, QByteArrayView type, QByteArrayView help)
{
    m_name = name;
    append("# HELP ");
    append(name);
    append(" ");
    appendEscaped(help, false);
    append("\n# TYPE ");
    append(name);
    append(" ");
    append(type);
    append("\n");
}

void PrometheusText::begin(QByteArrayView suffix, Labels labels, QByteArrayView bound)
{
    append(m_name);
    append(suffix);
    char separator = '{';
    const auto label = [&](QByteArrayView name, QByteArrayView value) {
        m_text += separator;
        separator = ',';
        append(name);
        append("=\"");
        appendEscaped(value, true);
        append("\"");
    };
    for (const auto &[name, value] : labels)
        label(name, value);
    if (!bound.isNull())
        label("le", bound);
    append(separator == ',' ? "} " : " ");
}

void PrometheusText::sample(Labels labels, std::uint64_t value)
{
    begin({}, labels);
    appendNumber(value);
    append("\n");
}

void PrometheusText::sample(Labels labels, double value)
{
    begin({}, labels);
    appendNumber(value);
    append("\n");
}

void PrometheusText::sample(Labels labels, nanoseconds value)
{
    sample(labels, seconds(value));
}

void PrometheusText::samples(Labels labels, const DurationCounts &counts)
{
    std::uint64_t upTo = 0;
    for (std::size_t i = 0; i < DurationCounts::kBounds.size(); ++i) {
        upTo += counts.counts[i];
        char bound[32];
        const auto end = std::to_chars(bound, bound + sizeof bound, seconds(DurationCounts::kBounds[i]),
                                       std::chars_format::general)
                             .ptr; // as Prometheus itself writes them: 0.0001, and 5e-05
        begin("_bucket", labels, QByteArrayView(bound, end - bound));
        appendNumber(upTo);
        append("\n");
    }
    begin("_bucket", labels, "+Inf");
    appendNumber(counts.count);
    append("\n");
    begin("_sum", labels);
    appendNumber(seconds(counts.sum));
    append("\n");
    begin("_count", labels);
    appendNumber(counts.count);
    append("\n");
}

QByteArray PrometheusText::finish() &&
{
    return QByteArray(m_text.data(), qsizetype(m_text.size()));
}

void PrometheusText::appendNumber(std::uint64_t value)
{
    char text[24];
    m_text.append(text, std::to_chars(text, text + sizeof text, value).ptr);
}

void PrometheusText::appendNumber(double value)
{
    if (std::isnan(value)) {
        append("NaN");
    } else if (std::isinf(value)) {
        append(value > 0 ? "+Inf" : "-Inf");
    } else {
        char text[40];
        m_text.append(text,
                      std::to_chars(text, text + sizeof text, value).ptr); // the shortest that reads back the same
    }
}

void PrometheusText::appendEscaped(QByteArrayView text, bool isLabel)
{
    for (const char c : text) {
        if (c == '\\')
            append("\\\\");
        else if (c == '\n')
            append("\\n");
        else if (c == '"' && isLabel)
            append("\\\"");
        else
            m_text += c;
    }
}

} // namespace coroscope
