#pragma once

#include "server/telemetry/duration_counts.h"

#include <QByteArray>
#include <QByteArrayView>

#include <initializer_list>
#include <string>
#include <utility>

namespace coroscope {

/// Writes the text exposition format of Prometheus, version 0.0.4. One thread. Names are the caller's; values of labels
/// and help texts are escaped.
/// Source: prometheus.io/docs/instrumenting/exposition_formats, "Text-based format".
class PrometheusText {
public:
    using Label = std::pair<QByteArrayView, QByteArrayView>;
    using Labels = std::initializer_list<Label>;

    /// A family begins: its samples follow, all of them, before the next one.
    void counter(QByteArrayView name, QByteArrayView help) { family(name, "counter", help); }
    void gauge(QByteArrayView name, QByteArrayView help) { family(name, "gauge", help); }
    void histogram(QByteArrayView name, QByteArrayView help) { family(name, "histogram", help); }

    void sample(Labels labels, std::uint64_t value);
    void sample(Labels labels, double value);
    void sample(Labels labels, nanoseconds value); ///< in seconds
    /// Of a histogram: its buckets, sum and count, in seconds.
    void samples(Labels labels, const DurationCounts &counts);

    static constexpr QByteArrayView kContentType{"text/plain; version=0.0.4; charset=utf-8"};

    QByteArray finish() &&;

private:
    void family(QByteArrayView name, QByteArrayView type, QByteArrayView help);
    void begin(QByteArrayView suffix, Labels labels, QByteArrayView bound = {});
    void append(QByteArrayView text) { m_text.append(text.data(), std::size_t(text.size())); }
    void appendNumber(std::uint64_t value);
    void appendNumber(double value);
    void appendEscaped(QByteArrayView text, bool isLabel);

    std::string m_text;
    QByteArrayView m_name;
};

} // namespace coroscope
