#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;

namespace coroscope {

class FilterField;
class FilterGrammar;

/// The line of controls on top of a pane: buttons, a filter field, and a figure at the end.
class PaneBar final : public QWidget {
    Q_OBJECT
public:
    explicit PaneBar(QWidget *parent = nullptr);

    /// A flat button for the action; its text is the button's accessible name.
    void addAction(QAction *action);
    /// Once; its name is "filter". Ctrl+F anywhere in `pane` goes to it, Escape in it clears it.
    FilterField *addFilter(const FilterGrammar &grammar, const QString &placeholder, const QString &accessibleName,
                           QWidget *pane);
    void addWidget(QWidget *widget);
    /// What stands right of a gap; the figure comes last.
    void addAtEnd(QWidget *widget);
    /// Once: what one can do without. It is there from so many pixels of width on, where the rest leaves the room for
    /// it, and does not count in what the bar needs.
    void addAtEndWhereRoom(QWidget *widget, int from);
    QLabel *addFigure();

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;

private:
    /// What the spare widget takes.
    int spareWidth() const;
    /// Of all but the spare widget.
    int leastWidth() const;

    QHBoxLayout *m_layout;
    QWidget *m_spare = nullptr;
    int m_spareFrom = 0;
    bool m_hasEnd = false;
};

} // namespace coroscope
