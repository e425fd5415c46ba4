#pragma once

#include <QPlainTextEdit>

namespace coroscope {

/// A text in monospace with line numbers, for bodies. Tab leaves it.
class CodeEdit final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit CodeEdit(QWidget *parent = nullptr);

    /// Marks a place with a wavy line; -1: none.
    void setFault(qsizetype offset);
    /// Marks every occurrence (at most 1,000) and goes to the first after the cursor; returns how many there are.
    int setSearch(const QString &text);
    /// To the next or the last occurrence, around the end.
    bool findAgain(bool backward);
    void goTo(qsizetype offset);

    int numbersWidth() const;
    void paintNumbers(QPaintEvent *event);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyFont();
    void layoutNumbers();
    void refreshMarks();

    QWidget *m_numbers;
    QString m_search;
    qsizetype m_fault = -1;
};

} // namespace coroscope
