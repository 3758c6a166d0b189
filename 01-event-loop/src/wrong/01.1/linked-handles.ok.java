// Alternative: a linked list of its own, and a marker that ends the batch.
// Replaces: the whole class
package asyncio.loop;

import java.util.function.Consumer;

final class ReadyQueue {

  private static final class Node {
    final Handle handle;
    Node next;

    Node(Handle handle) {
      this.handle = handle;
    }
  }

  private Node first;
  private Node last;

  ReadyQueue() {}

  void add(Handle handle) {
    Node node = new Node(handle);
    if (first == null) {
      first = node;
    } else {
      last.next = node;
    }
    last = node;
  }

  boolean isEmpty() {
    return first == null;
  }

  void runBatch(Consumer<Handle> runner) {
    Node end = last;
    for (Node node = first; node != null; node = node == end ? null : first) {
      first = node.next;
      if (!node.handle.isCancelled()) {
        runner.accept(node.handle);
      }
    }
  }

  void clear() {
    first = null;
    last = null;
  }
}
