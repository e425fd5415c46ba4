#include "ui/lessons/lesson_words.h"

#include "server/http/tutorial_section.h"
#include "ui/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>

namespace coroscope::lessonWords {

using namespace Qt::StringLiterals;

namespace {

/// Gives tr() the context under which translators find these texts.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(LessonWords)
};

/// Three digits that count, and no decimals that say nothing: "20", "4.25", "0.0031", "1,204".
QString number(double value)
{
    const QLocale locale;
    constexpr double kExact = 1e15;
    if (std::abs(value) < kExact && value == std::floor(value))
        return locale.toString(qint64(value));
    const double size = std::abs(value);
    if (size < 0.995)
        return locale.toString(value, 'g', 2);
    return locale.toString(value, 'f', size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
}

/// Of one paragraph or item, escaped already.
QString spans(QString text)
{
    static const QRegularExpression code(u"`([^`]+)`"_s);
    static const QRegularExpression bold(uR"(\*\*([^*]+)\*\*)"_s);
    text.replace(code, u"<code>\\1</code>"_s);
    return text.replace(bold, u"<b>\\1</b>"_s);
}

} // namespace

QString section(const QString &anchor)
{
    if (const TutorialSectionInfo *info = tutorialSectionInfo(tutorialSectionOf(anchor)))
        return QCoreApplication::translate(kTutorialContext, info->title);
    QString words = anchor;
    words.replace(u'-', u' ');
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

QString figure(double value, const QString &unit)
{
    if (unit.isEmpty())
        return number(value);
    if (unit == u"bytes"_s && value >= 0)
        return sizeText(quint64(std::llround(value)));
    if (unit == u"x"_s)
        //: So many times as much.
        return Words::tr("%1 ×").arg(number(value));
    //: %1 a number, %2 its unit.
    return Words::tr("%1 %2").arg(number(value), unit);
}

QString figure(const LessonFigure &figure)
{
    if (figure.value)
        return lessonWords::figure(*figure.value, figure.unit);
    if (!figure.fault.isEmpty())
        //: In place of a figure.
        return Words::tr("not measured");
    return figure.text;
}

QString minutes(int minutes)
{
    //: How long a lesson takes.
    return Words::tr("%1 min").arg(QLocale().toString(minutes));
}

QString bound(const LessonVerdict &verdict)
{
    if (!verdict.limit)
        return {};
    const QString limit = figure(*verdict.limit, verdict.unit);
    switch (verdict.bound) {
    case LessonCheck::Bound::Least: return Words::tr("at least %1").arg(limit);
    case LessonCheck::Bound::Most: return Words::tr("at most %1").arg(limit);
    case LessonCheck::Bound::Equals:
        //: %1 a figure, %2 a share such as "10 %".
        return verdict.within > 0 ? Words::tr("%1, within %2").arg(limit, percentText(verdict.within))
                                  : Words::tr("exactly %1").arg(limit);
    case LessonCheck::Bound::Holds: return {};
    }
    return {};
}

QString rich(const QString &text)
{
    QStringList blocks;
    QString paragraph;
    QStringList items;
    QStringList code; // as it stands
    const auto end = [&] {
        // Qt's own margins would stand above the first block, too.
        const QString margins = u" style=\"margin-top:%1px; margin-bottom:0px;\""_s.arg(blocks.isEmpty() ? 0 : 8);
        if (!paragraph.isEmpty())
            blocks += u"<p%1>%2</p>"_s.arg(margins, spans(paragraph));
        if (!items.isEmpty())
            blocks += u"<ul%1><li>%2</li></ul>"_s.arg(margins, spans(items.join(u"</li><li>"_s)));
        if (!code.isEmpty())
            blocks += u"<pre%1>%2</pre>"_s.arg(margins, code.join(u'\n'));
        paragraph.clear();
        items.clear();
        code.clear();
    };
    const QStringList lines = text.toHtmlEscaped().split(u'\n');
    for (const QString &each : lines) {
        const QString line = each.trimmed();
        const bool isCode = each.startsWith(u"    "_s);
        if (isCode != !code.isEmpty())
            end();
        if (line.isEmpty()) {
            end();
        } else if (isCode) {
            code += each.mid(4);
        } else if (line.startsWith(u"- "_s)) {
            if (!paragraph.isEmpty())
                end();
            items += line.mid(2);
        } else if (!items.isEmpty()) {
            items.last() += u' ' + line;
        } else {
            paragraph += (paragraph.isEmpty() ? QString() : u" "_s) + line;
        }
    }
    end();
    return blocks.join(QString());
}

QString plain(const QString &text)
{
    QString words = text;
    return words.remove(u'`').remove(u"**"_s).simplified();
}

} // namespace coroscope::lessonWords
