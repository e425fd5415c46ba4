#pragma once

#include "ui/filter/filter_suggestions.h"

#include <QFrame>

class QListWidget;

namespace coroscope {

class ToneLabel;

/// What hangs under a filter field while it is written in: a sentence about what is wrong, and the ways to go on. It
/// never takes the focus and grabs nothing: the field hands it its keys.
class FilterPopup final : public QFrame {
    Q_OBJECT
public:
    explicit FilterPopup(QWidget *field);

    /// Nothing is highlighted. Hides where there is nothing to show.
    void showContents(const QList<FilterSuggestion> &items, const QString &trouble);
    /// -1: none.
    int highlighted() const;
    /// Around the ends, and from none to the first or last.
    void moveHighlight(int by);
    QStringList labels() const;

Q_SIGNALS:
    void picked(int row);

private:
    QWidget *m_field;
    ToneLabel *m_trouble;
    QListWidget *m_list;
};

} // namespace coroscope
