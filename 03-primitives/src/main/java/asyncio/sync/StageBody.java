package asyncio.sync;

/** What a stage of a {@link Pipeline} does with an item. */
@FunctionalInterface
public interface StageBody<I, O> {

  /** Makes one item of another, which may not be null; may await. */
  O apply(I item) throws Exception;
}
