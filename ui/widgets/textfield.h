#pragma once

#include <QPlainTextEdit>

class QMimeData;

namespace todoku
{

/// A large field for a text from somewhere else. Whatever is pasted or dropped, its letters are taken and
/// nothing else: no colours, no pictures, no links.
class TextField : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextField(QWidget *parent = nullptr);
    /// In place of what stands there; can be undone.
    void replace(const QString &text);
    QSize sizeHint() const override;

Q_SIGNALS:
    void filesPasted(const QStringList &files);

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
};

/// The files and folders on this computer that are dragged or were copied.
QStringList filesIn(const QMimeData *mime);

/// The text that is dragged or was copied, without its dress.
QString textIn(const QMimeData *mime);

} // namespace todoku
