package org.adjudge.conformance.vectors;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * NumPy's file of one array, version 1.0: a header that is a Python dictionary, then the elements, little-endian and
 * row-major. Nothing here is pickled: texts are arrays of type {@code <U}.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final int LENGTH = 2;
    private static final Charset UCS4 = Charset.forName("UTF-32LE");
    private static final Map<DType, String> TYPES =
            Map.of(DType.F32, "<f4", DType.F64, "<f8", DType.I32, "<i4", DType.I64, "<i8", DType.BOOL, "|b1");
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '([^']*)', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), \\}\\s*");

    private Npy() {}

    /** An array as it stands in a file. */
    private record Raw(String type, Shape shape, ByteBuffer elements) {}

    static void write(OutputStream out, Tensor tensor) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 * tensor.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < tensor.size(); i++) {
            switch (tensor.dtype()) {
                case F32 -> bytes.putFloat((float) tensor.get(i));
                case F64 -> bytes.putDouble(tensor.get(i));
                case I32 -> bytes.putInt((int) tensor.getLong(i));
                case I64 -> bytes.putLong(tensor.getLong(i));
                case BOOL -> bytes.put((byte) tensor.getLong(i));
            }
        }
        String type = TYPES.getOrDefault(tensor.dtype(), "");
        write(out, new Raw(type, tensor.shape(), bytes.flip()));
    }

    static void write(OutputStream out, String text) throws IOException {
        int characters = text.codePointCount(0, text.length());
        write(out, new Raw("<U" + characters, Shape.SCALAR, ByteBuffer.wrap(text.getBytes(UCS4))));
    }

    private static void write(OutputStream out, Raw raw) throws IOException {
        String shape = Arrays.stream(raw.shape().extents())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", ", "(", raw.shape().rank() == 1 ? ",)" : ")"));
        String header = "{'descr': '" + raw.type() + "', 'fortran_order': False, 'shape': " + shape + ", }";
        int before = MAGIC.length + LENGTH + header.length() + 1;
        header += " ".repeat(Math.floorMod(-before, ALIGNMENT)) + "\n";
        out.write(MAGIC);
        out.write(header.length() & 0xFF);
        out.write(header.length() >> 8);
        out.write(header.getBytes(StandardCharsets.US_ASCII));
        out.write(raw.elements().array(), 0, raw.elements().limit());
    }

    static Tensor readTensor(InputStream in) throws IOException {
        Raw raw = read(in);
        int n = raw.shape().size();
        ByteBuffer e = raw.elements();
        double[] doubles = new double[n];
        switch (raw.type()) {
            case "<f4", "<f8", "<i4", "|b1" -> {
                for (int i = 0; i < n; i++) {
                    doubles[i] = switch (raw.type()) {
                        case "<f4" -> e.getFloat();
                        case "<f8" -> e.getDouble();
                        case "<i4" -> e.getInt();
                        default -> e.get();
                    };
                }
                return Tensor.of(dtype(raw.type()), raw.shape(), doubles);
            }
            case "<i8" -> {
                long[] longs = new long[n];
                e.asLongBuffer().get(longs);
                return Tensor.of(raw.shape(), longs);
            }
            default -> throw new IOException("array type '" + raw.type() + "'; these are " + TYPES.values());
        }
    }

    static String readText(InputStream in) throws IOException {
        Raw raw = read(in);
        if (!raw.type().startsWith("<U")) {
            throw new IOException("array type '" + raw.type() + "' where a text, '<U', should be");
        }
        return UCS4.decode(raw.elements()).toString();
    }

    private static DType dtype(String type) {
        return TYPES.entrySet().stream()
                .filter(t -> t.getValue().equals(type))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static Raw read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new IOException("not an array of NumPy's format 1.0");
        }
        int length = in.readUnsignedByte() | in.readUnsignedByte() << 8;
        String header = new String(in.readNBytes(length), StandardCharsets.US_ASCII);
        Matcher match = HEADER.matcher(header);
        if (!match.matches()) {
            throw new IOException("header " + header.strip() + "; a row-major array of plain elements was expected");
        }
        int[] extents = Pattern.compile(",")
                .splitAsStream(match.group(2).replace(" ", ""))
                .filter(s -> !s.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        return new Raw(
                match.group(1),
                Shape.of(extents),
                ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN));
    }
}
