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
    QLabel *addFigure();

private:
    QHBoxLayout *m_layout;
    bool m_hasEnd = false;
};

} // namespace coroscope
