#pragma once

#include <QList>
#include <QPair>
#include <QString>

#include <functional>

class QLocale;

namespace coroscope {

/// A text in one or several languages: `text: …`, or `text: {en: …, de: …}`. A plain value.
class LessonText {
public:
    LessonText() = default;
    /// In no language: for everybody.
    explicit LessonText(const QString &text) { add({}, text); }

    /// `language` as in the file: "de", "pt_BR".
    void add(const QString &language, const QString &text) { m_texts.append({language, text}); }
    bool isEmpty() const noexcept { return m_texts.isEmpty(); }
    /// In the locale's language, else in English, else the first that there is; empty where there is none.
    QString forLocale(const QLocale &locale) const;
    /// As forLocale() of an English one: for programs that have no languages.
    QString english() const;
    /// Each of its texts through `change`.
    LessonText changed(const std::function<QString(const QString &)> &change) const;
    /// Empty string: the text that is in none.
    QStringList languages() const;

    bool operator==(const LessonText &) const = default;

private:
    QList<QPair<QString, QString>> m_texts;
};

} // namespace coroscope
