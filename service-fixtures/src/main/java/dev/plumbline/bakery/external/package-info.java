/** The external service: weather, traffic and city events that move the demand for bread. */
package dev.plumbline.bakery.external;
