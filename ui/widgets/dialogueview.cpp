#include "ui/widgets/dialogueview.h"

#include <QEvent>
#include <QFontDatabase>
#include <QScrollBar>
#include <QTextOption>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

QString eventWords(const QString &event)
{
    const QList<std::pair<QString, QString>> words{
        {eventConnected, DialogueView::tr("connected")},
        {eventTls, DialogueView::tr("encrypted from here on")},
        {eventClosed, DialogueView::tr("the server hangs up")},
        {eventReset, DialogueView::tr("the server cuts the connection")},
        {eventHalfClosed, DialogueView::tr("the server closes its side")},
        {eventSilence, DialogueView::tr("the server says nothing more")},
        {eventHungUp, DialogueView::tr("the client hangs up")},
        {eventOffScript, DialogueView::tr("the client leaves the script")},
        {eventTlsInClear, DialogueView::tr("the client begins encryption where none is spoken")},
        {eventNoTls, DialogueView::tr("the client speaks in the clear where encryption is spoken")},
    };
    for (const auto &[known, said] : words)
        if (known == event)
            return u"("_s + said + u")"_s;
    return event;
}

} // namespace

DialogueView::DialogueView(QWidget *parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setMaximumBlockCount(int(Overheard::most));
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    retranslate();
}

void DialogueView::clearAll()
{
    m_lines.clear();
    clear();
}

void DialogueView::add(const Overheard::Lines &lines)
{
    if (lines.said.isEmpty())
        return;
    setUpdatesEnabled(false);
    const bool stay = isAtEnd();
    if (lines.dropped > 0) {
        m_lines.clear();
        clear();
        appendPlainText(tr("… earlier lines left out: %1").arg(lines.dropped));
    }
    for (const SpokenLine &line : lines.said)
        write(line);
    m_lines += lines.said;
    if (m_lines.size() > Overheard::most)
        m_lines.remove(0, m_lines.size() - Overheard::most);
    if (stay)
        goToEnd();
    setUpdatesEnabled(true);
}

bool DialogueView::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

void DialogueView::goToEnd()
{
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void DialogueView::resizeEvent(QResizeEvent *event)
{
    const bool stay = isAtEnd();
    QPlainTextEdit::resizeEvent(event);
    if (stay)
        goToEnd();
}

void DialogueView::write(const SpokenLine &line)
{
    const bool event = line.by == SpokenLine::By::Event;
    const QString arrow = event ? u"   "_s : line.by == SpokenLine::By::Client ? u" → "_s : u" ← "_s;
    // Which conversation it belongs to: several go on at once.
    appendPlainText(u"%1 #%2"_s.arg(line.port, 3).arg(line.visit, -3) + arrow +
                    (event ? eventWords(line.text) : line.text));
}

void DialogueView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DialogueView::retranslate()
{
    setPlaceholderText(tr("Nobody has connected yet."));
    const QList<SpokenLine> lines = m_lines;
    clear();
    for (const SpokenLine &line : lines)
        write(line);
    goToEnd();
}

} // namespace todoku
