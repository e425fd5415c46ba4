#pragma once

#include <QWidget>

class QPushButton;

namespace coroscope {

class KeyValueModel;
class KeyValueTable;

/// The parts of a multipart body: texts and files, in a table with buttons that choose files. Files can be dropped on
/// it.
class PartEditor final : public QWidget {
    Q_OBJECT
public:
    explicit PartEditor(KeyValueModel *model, QWidget *parent = nullptr);
    KeyValueTable *table() const { return m_table; }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void chooseFile(int row);
    void refresh();
    int currentRow() const;

    KeyValueModel *m_model;
    KeyValueTable *m_table;
    QPushButton *m_add;
    QPushButton *m_choose;
    QPushButton *m_text;
};

} // namespace coroscope
