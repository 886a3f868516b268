#pragma once

#include <QToolButton>
#include <QWidget>

class QVBoxLayout;

namespace todoku
{

/// A heading that opens and closes what stands beneath it.
class Fold : public QWidget
{
    Q_OBJECT

public:
    explicit Fold(QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setOpen(bool open);
    bool isOpen() const;
    /// Where to put what is folded away.
    QVBoxLayout *content() const { return m_content; }

private:
    QToolButton *m_button;
    QWidget *m_body;
    QVBoxLayout *m_content;
};

} // namespace todoku
