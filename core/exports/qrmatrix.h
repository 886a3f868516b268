#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace todoku
{

/// The dark and light squares of a QR code, with the light border of four squares that a reader needs.
class QrMatrix
{
public:
    /// Error correction M: a seventh of the picture may be lost. Nothing where the text is too long (2,331
    /// bytes).
    static std::optional<QrMatrix> of(const QByteArray &text);

    /// Squares along one side, border included.
    int side() const { return m_side; }
    /// False for all that lies outside.
    bool dark(int x, int y) const;

private:
    QrMatrix(int side, QByteArray squares) : m_side(side), m_squares(std::move(squares)) {}
    int m_side;
    QByteArray m_squares; ///< row by row, border included; 1 is dark
};

} // namespace todoku
