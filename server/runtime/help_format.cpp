#include "server/runtime/help_format.h"

#include <QStringList>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kColumns = 80;
constexpr qsizetype kHelpAt = 27; // column at which the right half begins

QStringList wrapped(QStringView text, qsizetype width)
{
    QStringList lines;
    QString line;
    for (const QStringView word : text.tokenize(u' ')) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
            lines.append(line);
            line.clear();
        }
        if (!line.isEmpty())
            line += u' ';
        line += word;
    }
    lines.append(line);
    return lines;
}

} // namespace

QString helpEntry(const QString &left, QStringView right)
{
    QString text = u"  "_s + left;
    if (text.size() + 2 > kHelpAt)
        text += u'\n' + QString(kHelpAt, u' ');
    else
        text = text.leftJustified(kHelpAt);
    const QString newLine = u'\n' + QString(kHelpAt, u' ');
    return text + wrapped(right, kColumns - kHelpAt).join(newLine) + u'\n';
}

QString helpParagraph(QStringView text)
{
    return u'\n' + wrapped(text, kColumns).join(u'\n') + u'\n';
}

} // namespace coroscope
