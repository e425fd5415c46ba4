#pragma once

#include <QFrame>
#include <QList>

namespace coroscope {

/// Some figures explained, over the one that was clicked: what, how many, and a sentence. Escape or a click elsewhere
/// closes it.
class FactsPopup final : public QFrame {
    Q_OBJECT
public:
    struct Fact {
        QString what;
        QString figure;
    };

    FactsPopup(const QString &title, const QList<Fact> &facts, const QString &sentence, QWidget *parent);

    /// Above `anchor`, within its screen.
    void openAbove(const QWidget *anchor);
};

} // namespace coroscope
