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

LessonText LessonText::changed(const std::function<QString(const QString &)> &change) const
{
    LessonText text;
    for (const auto &[language, each] : m_texts)
        text.add(language, change(each));
    return text;
}

QStringList LessonText::languages() const
{
    QStringList keys;
    for (const auto &each : m_texts)
        keys.append(each.first);
    return keys;
}

} // namespace coroscope
