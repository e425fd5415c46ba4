#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace coroscope {

class CodeEdit;

/// Search in a CodeEdit: Ctrl+F opens it, Enter or F3 goes on, Shift+F3 goes back, Escape closes it.
class FindBar final : public QWidget {
    Q_OBJECT
public:
    explicit FindBar(CodeEdit *edit, QWidget *parent = nullptr);
    void open();
    void closeBar();
    /// The text changed: searches it again.
    void refresh();

private:
    void search();

    CodeEdit *m_edit;
    QLineEdit *m_text;
    QLabel *m_count;
};

} // namespace coroscope
