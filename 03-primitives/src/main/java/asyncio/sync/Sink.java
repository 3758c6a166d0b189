package asyncio.sync;

/** Where what comes out of a {@link Pipeline} goes. */
@FunctionalInterface
public interface Sink<T> {

  /** Takes an item; may await, and is called for one item at a time. */
  void accept(T item) throws Exception;
}
