#pragma once

#include <QWidget>

class QTableView;

namespace coroscope {

class KeyValueModel;
class ToneLabel;

/// Edits a KeyValueModel: a table whose edits reach the model letter by letter, and under it a sentence about the first
/// row that is wrong. Delete removes rows, Ctrl+Z undoes, Space switches a row on and off.
class KeyValueTable final : public QWidget {
    Q_OBJECT
public:
    /// Completions for the name or the value of a row; `name` is the row's name where the value is edited, else empty.
    using Completions = QStringList (*)(const QString &name);

    KeyValueTable(KeyValueModel *model, const QString &accessibleName, QWidget *parent = nullptr);

    void setCompletions(Completions names, Completions values);
    QTableView *view() const { return m_view; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Delegate;
    void deleteSelected();
    void showMenu(const QPoint &at);
    void refresh();
    void shareWidth();

    KeyValueModel *m_model;
    QTableView *m_view;
    ToneLabel *m_trouble;
    Delegate *m_delegate;
    bool m_sharing = false;
    bool m_sizedByHand = false;
};

} // namespace coroscope
