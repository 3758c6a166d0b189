/**
 * HTTP/1.1 on streams: what a request and a response are, a server that speaks it, and an
 * application of routes. Python has no counterpart in its standard library; among its frameworks,
 * aiohttp's server and FastAPI are the models.
 *
 * <p>The rules are those of RFC 9110 (what messages mean) and RFC 9112 (how they are written).
 */
package asyncio.http;
