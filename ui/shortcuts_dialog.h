#pragma once

#include <QDialog>
#include <QHash>
#include <QKeySequence>

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStandardItemModel;
class QTextDocument;
class QTreeView;
class QUndoStack;

namespace coroscope {

class Banner;
class FlowLayout;
class KeyBindings;
class KeyRecorder;

/// All commands with their keys, by group: to read, to search by word or by pressing a key, to copy and print, and to
/// change. A key that is taken is named with who has it, and can be taken over. Changes are undone with Ctrl+Z. Not
/// modal. GUI thread.
class ShortcutsDialog final : public QDialog {
    Q_OBJECT
public:
    ShortcutsDialog(KeyBindings *keys, QUndoStack *undo, QWidget *parent = nullptr);

    QTreeView *tree() const { return m_tree; }
    QLineEdit *searchField() const { return m_search; }
    KeyRecorder *addButton() const { return m_add; }
    Banner *banner() const { return m_banner; }
    /// Of the command that is selected; empty: none is.
    QString selectedId() const;
    void select(const QString &id);

    /// As text: a group's name, and below it keys and commands, a line each.
    QString text() const;

private:
    void makeEditor(QLayout *into);
    void makeButtons(QLayout *into);
    void rebuild();
    void refreshEditor();
    void onRecorded(const QKeySequence &key);
    void addKey(const QKeySequence &key, bool takeOver);
    void removeKey(const QKeySequence &key);
    /// Does it as one step that can be undone; `what` names the step.
    template<typename Change>
    void change(const QString &what, Change &&change);
    void copy();
    void print();

    KeyBindings *m_keys;
    QUndoStack *m_undo;
    QLineEdit *m_search;
    QTreeView *m_tree;
    QStandardItemModel *m_model;
    QSortFilterProxyModel *m_shown;
    Banner *m_banner;
    QLabel *m_title;
    QWidget *m_keyRow;
    FlowLayout *m_keyLayout;
    KeyRecorder *m_add;
    QPushButton *m_reset;
    QPushButton *m_resetAll;
    QKeySequence m_wanted; ///< is taken by another and waits for an answer
};

} // namespace coroscope
