package asyncio.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * A test that may await: a method of {@code unittest.IsolatedAsyncioTestCase}.
 *
 * <pre>{@code
 * @AsyncTest
 * void aSecondTakesNoTime(EventLoop loop) {
 *   await(sleep(Duration.ofSeconds(1)));
 *   assertEquals(1_000_000_000, loop.time());
 * }
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Test
@OnLoop
public @interface AsyncTest {}
