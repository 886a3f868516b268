#include "exports/qrmatrix.h"

#include <qrencode.h>

#include <memory>

namespace todoku
{

namespace
{

constexpr int border = 4; // ISO/IEC 18004: the quiet zone

struct FreeCode {
    void operator()(QRcode *code) const { QRcode_free(code); }
};

} // namespace

std::optional<QrMatrix> QrMatrix::of(const QByteArray &text)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.constData());
    const std::unique_ptr<QRcode, FreeCode> code(
        QRcode_encodeData(static_cast<int>(text.size()), bytes, 0, QR_ECLEVEL_M));
    if (!code)
        return {};
    const int side = code->width + 2 * border;
    QByteArray squares(qsizetype{side} * side, 0);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x)
            squares[(y + border) * side + x + border] =
                static_cast<char>(code->data[y * code->width + x] & 1);
    }
    return QrMatrix(side, squares);
}

bool QrMatrix::dark(int x, int y) const
{
    return x >= 0 && y >= 0 && x < m_side && y < m_side && m_squares[y * m_side + x] != 0;
}

} // namespace todoku
