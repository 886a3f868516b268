#pragma once

#include <QIcon>
#include <QLabel>

class QPainter;

namespace todoku
{

/// A picture from resources/icons, as sharp as the screen allows. Its meaning always stands beside it in
/// words, or in its accessible name; shape tells more than colour.
class Symbol : public QLabel
{
    Q_OBJECT

public:
    explicit Symbol(int size, QWidget *parent = nullptr);
    /// "good", "trouble" ...; `meaning` is what a screen reader says.
    void draw(const QString &picture, const QString &meaning = {});
    QString picture() const { return m_picture; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void paint();

    int m_size;
    QString m_picture;
};

/// Draws a picture from resources/icons; `colour` is that of its lines, where it has no colours of its own.
void paintSymbol(QPainter &painter, const QRectF &where, const QString &picture, const QColor &colour);

/// The program's own picture, for the window and the task bar.
QIcon programIcon();

/// The picture in one colour of the palette, for buttons.
QIcon lineIcon(const QString &picture, const QColor &colour, int size = 18);

} // namespace todoku
