package dev.plumbline.spring.test.shelf;

import dev.plumbline.spring.test.stock.StockItem;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;

@Configuration
@EntityScan(basePackageClasses = StockItem.class)
class EntitiesElsewhere {}
