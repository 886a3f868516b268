#include "ui/widgets/textfield.h"

#include <QMimeData>
#include <QTextDocumentFragment>
#include <QUrl>

namespace todoku
{

namespace
{

constexpr int usualLines = 12;

} // namespace

TextField::TextField(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true); // no trap for those who have no mouse
    setMinimumHeight(fontMetrics().lineSpacing() * usualLines / 2);
}

void TextField::replace(const QString &text)
{
    selectAll();
    insertPlainText(text);
    moveCursor(QTextCursor::Start);
}

QSize TextField::sizeHint() const
{
    return {QPlainTextEdit::sizeHint().width(), fontMetrics().lineSpacing() * usualLines};
}

bool TextField::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || source->hasHtml() || !filesIn(source).isEmpty();
}

void TextField::insertFromMimeData(const QMimeData *source)
{
    if (const QStringList files = filesIn(source); !files.isEmpty())
        Q_EMIT filesPasted(files);
    else
        insertPlainText(textIn(source));
}

QStringList filesIn(const QMimeData *mime)
{
    QStringList files;
    for (const QUrl &url : mime->urls())
        if (url.isLocalFile())
            files += url.toLocalFile();
    return files;
}

QString textIn(const QMimeData *mime)
{
    if (mime->hasText() || !mime->hasHtml())
        return mime->text();
    return QTextDocumentFragment::fromHtml(mime->html())
        .toPlainText()
        .remove(QChar::ObjectReplacementCharacter);
}

} // namespace todoku
