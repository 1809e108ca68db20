package org.adjudge.tensor;

import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.Map;

/** Arrays for intermediate results, one of each role for each thread: kernels of all shapes share them, and what stands in them is nobody's. */
final class Scratch {
    private static final ThreadLocal<Map<Key, Object>> ARRAYS = ThreadLocal.withInitial(HashMap::new);

    private record Key(DType dtype, int role) {}

    private Scratch() {}

    /** An array of this length or longer, whatever stands in it. */
    static Object array(DType dtype, int role, int size) {
        Map<Key, Object> arrays = ARRAYS.get();
        Key key = new Key(dtype, role);
        Object array = arrays.get(key);
        if (array == null || Array.getLength(array) < size) {
            array = Tensor.allocate(dtype, size);
            arrays.put(key, array);
        }
        return array;
    }
}
