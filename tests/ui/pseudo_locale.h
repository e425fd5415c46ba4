#pragma once

#include <QTranslator>

/// Makes of every string one that is 40 % longer and stands in brackets, as translations do: "[Start~~]". What is cut
/// then shows, and so does a string that was never given to tr(). Place markers stay where they are.
class PseudoLocale final : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;

    QString translate(const char *, const char *source, const char *, int n) const override
    {
        QString text = QString::fromUtf8(source);
        if (text.isEmpty() || text.startsWith(QStringLiteral("QT_LAYOUT_DIRECTION")))
            return {};
        text.replace(QStringLiteral("(s)"), n == 1 ? QString() : QStringLiteral("s"));
        if (text.contains(u'<'))
            return text; // markup: longer words inside would need a parser
        const qsizetype more = (text.size() * 4 + 9) / 10;
        return u'[' + text + QString(more, u'~') + u']';
    }

    bool isEmpty() const override { return false; }
};
