#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QString>

#include <cmath>
#include <limits>
#include <optional>

namespace coroscope::test {

/// A strict reader of the text exposition format 0.0.4: what Prometheus itself takes and promtool does not complain
/// about. Source: prometheus.io/docs/instrumenting/exposition_formats.
class PrometheusLines {
public:
    explicit PrometheusLines(const QByteArray &text) { read(text); }

    /// What is wrong, with the line; empty: nothing.
    const QString &problem() const { return m_problem; }
    /// Of `name{labels}`, the labels by their names, as in `route="/users",status="200"`; nothing: there is no such.
    std::optional<double> value(const QByteArray &series) const
    {
        const auto found = m_samples.constFind(series);
        return found == m_samples.cend() ? std::nullopt : std::optional(*found);
    }
    double valueOr0(const QByteArray &series) const { return value(series).value_or(0); }
    /// All series whose name, up to the labels, is this.
    QList<QByteArray> seriesOf(const QByteArray &name) const
    {
        QList<QByteArray> all;
        for (auto it = m_samples.cbegin(); it != m_samples.cend(); ++it) {
            if (it.key() == name || it.key().startsWith(name + '{'))
                all.append(it.key());
        }
        return all;
    }

private:
    void complain(int line, const QString &what)
    {
        if (m_problem.isEmpty())
            m_problem = QStringLiteral("line %1: %2").arg(line).arg(what);
    }
    void read(const QByteArray &text)
    {
        if (!text.endsWith('\n'))
            return complain(0, QStringLiteral("the last line has no newline"));
        const QList<QByteArray> lines = text.chopped(1).split('\n');
        for (qsizetype i = 0; i < lines.size() && m_problem.isEmpty(); ++i) {
            if (lines[i].startsWith("# "))
                readComment(int(i) + 1, QString::fromUtf8(lines[i]));
            else
                readSample(int(i) + 1, QString::fromUtf8(lines[i]));
        }
        checkHistograms();
    }
    void readComment(int number, const QString &line)
    {
        static const QRegularExpression help(QStringLiteral("^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$"));
        static const QRegularExpression type(
            QStringLiteral("^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$"));
        if (const auto match = help.match(line); match.hasMatch()) {
            m_family = match.captured(1).toUtf8();
            m_type.clear();
            if (m_families.contains(m_family))
                complain(number, QStringLiteral("a second family of that name"));
            m_families.insert(m_family);
        } else if (const auto match = type.match(line); match.hasMatch()) {
            if (match.captured(1).toUtf8() != m_family || !m_type.isEmpty())
                complain(number, QStringLiteral("a TYPE that does not follow its HELP"));
            m_type = match.captured(2).toUtf8();
            if (m_type == "counter" && !m_family.endsWith("_total"))
                complain(number, QStringLiteral("a counter without _total"));
        } else {
            complain(number, QStringLiteral("neither HELP nor TYPE: ") + line);
        }
    }
    void readSample(int number, const QString &line)
    {
        static const QRegularExpression sample(QStringLiteral(
            R"re(^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*",?)+)\})? (\S+)$)re"));
        static const QRegularExpression label(
            QStringLiteral(R"re(([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)")re"));
        const auto match = sample.match(line);
        if (!match.hasMatch())
            return complain(number, QStringLiteral("no sample: ") + line);
        const QByteArray name = match.captured(1).toUtf8();
        const bool isPart = m_type == "histogram"
            && (name == m_family + "_bucket" || name == m_family + "_sum" || name == m_family + "_count");
        if (m_type.isEmpty() || !(m_type == "histogram" ? isPart : name == m_family))
            return complain(number, QStringLiteral("a sample of another family: ") + line);
        QMap<QByteArray, QByteArray> labels;
        for (auto it = label.globalMatch(match.captured(2)); it.hasNext();) {
            const auto each = it.next();
            if (labels.contains(each.captured(1).toUtf8()))
                return complain(number, QStringLiteral("a label twice"));
            labels.insert(each.captured(1).toUtf8(), each.captured(2).toUtf8());
        }
        bool ok = false;
        const QString text = match.captured(3);
        double value = text == QLatin1String("+Inf") ? std::numeric_limits<double>::infinity() : text.toDouble(&ok);
        if (!ok && !std::isinf(value))
            return complain(number, QStringLiteral("no number: ") + text);
        if (m_type != "gauge" && value < 0)
            return complain(number, QStringLiteral("a count below 0"));
        const QByteArray bound = labels.value("le");
        const QByteArray series = keyOf(name, labels);
        if (m_samples.contains(series))
            return complain(number, QStringLiteral("a series twice: ") + line);
        m_samples.insert(series, value);
        if (m_type != "histogram")
            return;
        labels.remove("le");
        Histogram &histogram = m_histograms[keyOf(m_family, labels)];
        if (name.endsWith("_bucket")) {
            const double edge = bound == "+Inf" ? std::numeric_limits<double>::infinity() : bound.toDouble(&ok);
            if (bound.isEmpty() || (!ok && !std::isinf(edge)))
                return complain(number, QStringLiteral("a bucket without a bound"));
            if (!histogram.edges.isEmpty() && edge <= histogram.edges.last())
                return complain(number, QStringLiteral("bounds that do not ascend"));
            if (!histogram.counts.isEmpty() && value < histogram.counts.last())
                return complain(number, QStringLiteral("buckets that are not cumulative"));
            histogram.edges.append(edge);
            histogram.counts.append(value);
        } else if (name.endsWith("_sum")) {
            histogram.hasSum = true;
        } else {
            histogram.count = value;
        }
    }
    void checkHistograms()
    {
        for (auto it = m_histograms.cbegin(); it != m_histograms.cend(); ++it) {
            if (it->edges.isEmpty() || !std::isinf(it->edges.last()) || !it->hasSum || it->counts.last() != it->count)
                complain(0, QStringLiteral("an incomplete histogram: ") + QString::fromUtf8(it.key()));
        }
    }
    static QByteArray keyOf(const QByteArray &name, const QMap<QByteArray, QByteArray> &labels)
    {
        QByteArrayList parts;
        for (auto it = labels.cbegin(); it != labels.cend(); ++it)
            parts.append(it.key() + "=\"" + it.value() + '"');
        return parts.isEmpty() ? name : name + '{' + parts.join(',') + '}';
    }

    struct Histogram {
        QList<double> edges;
        QList<double> counts;
        double count = -1;
        bool hasSum = false;
    };
    QString m_problem;
    QByteArray m_family;
    QByteArray m_type;
    QSet<QByteArray> m_families;
    QMap<QByteArray, double> m_samples;
    QMap<QByteArray, Histogram> m_histograms;
};

} // namespace coroscope::test
