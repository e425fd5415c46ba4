#include "server/lessons/lesson_text.h"

#include <QLocale>

namespace coroscope {

QString LessonText::forLocale(const QLocale &locale) const
{
    const QString whole = locale.name(); // "de_AT"
    const QString language = whole.section(u'_', 0, 0);
    const QString english = QStringLiteral("en");
    for (const QString &wanted : {whole, language, english}) {
        for (const auto &[key, text] : m_texts) {
            if (key == wanted)
                return text;
        }
    }
    return m_texts.isEmpty() ? QString() : m_texts.first().second;
}

QString LessonText::english() const
{
    return forLocale(QLocale(QLocale::English));
}

QStringList LessonText::languages() const
{
    QStringList keys;
    for (const auto &each : m_texts)
        keys.append(each.first);
    return keys;
}

} // namespace coroscope
