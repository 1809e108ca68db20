// Everything of a case goes into the page as text, never as HTML.
function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

const byId = id => document.getElementById(id);

// "2,2|1 2 3 4": a shape and the first elements.
function tensorOf(text) {
  const [shape, elements] = text.split('|');
  return { s: shape ? shape.split(',').map(Number) : [], e: elements ? elements.split(' ') : [] };
}

// A tensor in NumPy's style, the digits marked from where an element's text leaves the other's.
function tensorText(text, otherText) {
  const pre = element('pre');
  const { s: shape, e: elements } = tensorOf(text);
  const other = otherText && tensorOf(otherText);
  const comparable = other && other.s.join() === shape.join();
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  const width = Math.max(1, ...elements.map(e => e.length));
  const marked = (text, index) => {
    const pad = shape.length > 1 ? ' '.repeat(width - text.length) : '';
    const theirs = comparable ? other.e[index] : text;
    if (theirs === undefined || theirs === text) {
      return [pad + text];
    }
    let same = 0;
    while (same < text.length && text[same] === theirs[same]) {
      same++;
    }
    return [pad + text.slice(0, same), element('mark', {}, text.slice(same) || ' ')];
  };
  const write = (axis, offset) => {
    if (offset >= elements.length) {
      return;
    }
    if (axis === shape.length) {
      pre.append(...marked(elements[offset], offset));
      return;
    }
    pre.append('[');
    for (let i = 0; i < shape[axis]; i++) {
      const at = offset + i * strides[axis];
      if (i > 0) {
        pre.append(axis === shape.length - 1 ? ', ' : ',\n' + ' '.repeat(axis + 1));
      }
      if (at >= elements.length) {
        pre.append('…');
        break;
      }
      write(axis + 1, at);
    }
    pre.append(']');
  };
  if (shape.some(extent => extent === 0)) {
    pre.append('[] of shape [' + shape.join(', ') + ']');
  } else {
    write(0, 0);
  }
  return pre;
}
