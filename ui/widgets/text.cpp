#include "ui/widgets/text.h"

#include <QApplication>
#include <QEvent>
#include <QFocusEvent>
#include <QFontDatabase>

namespace todoku
{

Text::Text(Rank rank, QWidget *parent) : QLabel(parent), m_rank(rank)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (rank == Rank::Headline || rank == Rank::Spoken || rank == Rank::Body) {
        setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        setFocusPolicy(Qt::StrongFocus); // QLabel by itself would take it by mouse only
    }
    dress();
}

void Text::dress()
{
    // Relative to the system's font: whoever has set 14 point gets larger headlines too.
    QFont font = QApplication::font();
    if (m_rank == Rank::Headline)
        font.setPointSizeF(font.pointSizeF() * 1.5);
    else if (m_rank == Rank::Large)
        font.setPointSizeF(font.pointSizeF() * 2.4);
    else if (m_rank == Rank::Spoken)
        font.setPointSizeF(font.pointSizeF() * 1.2);
    else if (m_rank == Rank::Heading)
        font.setPointSizeF(font.pointSizeF() * 1.1);
    font.setBold(m_rank == Rank::Headline || m_rank == Rank::Heading);
    m_dressing = true;
    setFont(font);
    if (m_rank == Rank::Aside) {
        // Three parts of text to one of ground: quieter, and still far above 4.5 to 1 in light and dark
        // palettes.
        QPalette colours = QApplication::palette();
        colours.setResolveMask(0); // what is not set below goes on following the system
        const QColor ink = colours.color(QPalette::WindowText);
        const QColor ground = colours.color(QPalette::Base);
        const auto mixed = [](int a, int b) { return (3 * a + b) / 4; };
        const QColor quiet(mixed(ink.red(), ground.red()), mixed(ink.green(), ground.green()),
                           mixed(ink.blue(), ground.blue()));
        // On Base, labels are written in Text; on Window, in WindowText.
        colours.setColor(QPalette::WindowText, quiet);
        colours.setColor(QPalette::Text, quiet);
        setPalette(colours);
    }
    m_dressing = false;
}

void Text::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    const QEvent::Type type = event->type();
    if (!m_dressing && (type == QEvent::ApplicationFontChange || type == QEvent::ApplicationPaletteChange ||
                        (type == QEvent::PaletteChange && m_rank == Rank::Aside)))
        dress();
}

void Text::focusInEvent(QFocusEvent *event)
{
    switch (event->reason()) {
    case Qt::TabFocusReason:
    case Qt::BacktabFocusReason:
        // The whole text is what a keyboard user wants to copy, and shows where the focus is.
        QLabel::focusInEvent(event);
        setSelection(0, int(text().size()));
        break;
    case Qt::MouseFocusReason:
        QLabel::focusInEvent(event);
        break;
    default:
        // A page that merely opened needs no cursor in its headline: past QLabel, which would show one.
        QFrame::focusInEvent(event); // NOLINT(bugprone-parent-virtual-call)
    }
}

QFont fixedFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

Text *text(const QString &words, Text::Rank rank)
{
    auto *made = new Text(rank);
    made->setText(words);
    return made;
}

} // namespace todoku
